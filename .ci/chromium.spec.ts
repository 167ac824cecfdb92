import { expect, it } from 'vitest';
import { installWays } from './chromium.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
const ubuntu = 'PRETTY_NAME="Ubuntu 24.04"\nID=ubuntu\nID_LIKE=debian\n';

function programs(isRoot: boolean, osRelease: string): string[] {
  return installWays({ isRoot, osRelease }).map((way) => way.commands.at(-1)?.join(' ') ?? '');
}

it('Debian as root takes its own package first', () => {
  expect(programs(true, debian)).toEqual([
    'apt-get install -y --no-install-recommends chromium fonts-liberation',
    'playwright install --with-deps chromium',
  ]);
});

it('Ubuntu never takes its package, which is an empty shell', () => {
  expect(programs(true, ubuntu)).toEqual(['playwright install --with-deps chromium']);
});

it('without root, nothing of the system is installed', () => {
  expect(programs(false, debian)).toEqual(['playwright install chromium']);
  expect(programs(false, '')).toEqual(['playwright install chromium']);
});
