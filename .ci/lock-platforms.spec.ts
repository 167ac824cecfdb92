import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Lock } from './lock-platforms.ts';
import { withPlatformStubs } from './lock-platforms.ts';

const parent = {
  version: '2.0.0',
  optionalDependencies: { '@x/core-linux-x64-gnu': '2.0.0', '@x/core-darwin-arm64': '2.0.0' },
};
const held = { version: '2.0.0', optional: true };

describe('a lock without the packages of other systems', () => {
  it('gets an entry with the system of the package’s name', () => {
    const lock: Lock = {
      packages: { 'node_modules/x': parent, 'node_modules/@x/core-linux-x64-gnu': held },
    };
    const filled = withPlatformStubs(lock);
    expect(filled.added).toEqual(['@x/core-darwin-arm64 2.0.0']);
    expect(filled.lock.packages['node_modules/@x/core-darwin-arm64']).toEqual({
      version: '2.0.0',
      optional: true,
      cpu: ['arm64'],
      os: ['darwin'],
    });
  });

  it('keeps the packages of development what they are', () => {
    const lock: Lock = { packages: { 'node_modules/x': { ...parent, dev: true } } };
    const { packages } = withPlatformStubs(lock).lock;
    expect(packages['node_modules/@x/core-linux-x64-gnu']).toMatchObject({
      dev: true,
      libc: ['glibc'],
    });
  });

  it('is asked about a package whose name tells no system', () => {
    const lock: Lock = { packages: { a: { optionalDependencies: { extra: '1.0.0' } } } };
    expect(() => withPlatformStubs(lock)).toThrow('extra: expected a system in its name');
  });

  it('is not the one in this repository', () => {
    const path = new URL('../package-lock.json', import.meta.url);
    const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
    expect(withPlatformStubs(lock).added).toEqual([]);
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual(
      [],
    );
  });
});
