import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { writeDraftFile } from '../stage/lake-storage.ts';
import type { PartitionKey } from '../stage/partition.ts';
import { clearLeftovers, diskStorage } from './disk-storage.ts';
import { scratchFolder } from './hand-market.ts';

const key: PartitionKey = { tier: 'gold', table: 'bars_2m', symbol: 'ESZ5', date: '2025-11-18' };
const folder = 'gold/bars_2m/symbol=ESZ5/date=2025-11-18';
let root: string;

beforeEach(() => {
  root = scratchFolder();
});

async function publish(text: string): Promise<void> {
  const draft = await diskStorage(root).draft(key);
  await writeDraftFile(draft, 'part', text);
  await draft.publish();
}

const present = (): string => readFileSync(join(root, folder, 'part'), 'utf8');

it('shows a partition only once it is published, with its _SUCCESS', async () => {
  const storage = diskStorage(root);
  const draft = await storage.draft(key);
  await writeDraftFile(draft, 'part', 'one');
  expect(await storage.list('gold/bars_2m/symbol=ESZ5')).toEqual([]);
  await draft.publish();
  expect(await storage.list(folder)).toEqual(['_SUCCESS', 'part']);
});

it('replaces a partition as a whole', async () => {
  await publish('one');
  await publish('two');
  expect(present()).toBe('two');
  expect(await diskStorage(root).list('gold/bars_2m/symbol=ESZ5')).toEqual(['date=2025-11-18']);
});

it('clears the drafts of a build that was killed', async () => {
  await publish('one');
  const draft = await diskStorage(root).draft(key);
  await writeDraftFile(draft, 'part', 'half');
  expect(await clearLeftovers(root)).toBe(1);
  expect(existsSync(join(root, `${folder}.draft.tmp`))).toBe(false);
  expect(present()).toBe('one');
});

it('brings a partition back whose build was killed between the two renames', async () => {
  await publish('one');
  renameSync(join(root, folder), join(root, `${folder}.aside.tmp`));
  expect(await clearLeftovers(root)).toBe(1);
  expect(present()).toBe('one');
});

it('forgets the old partition if the build was killed after the second rename', async () => {
  await publish('two');
  mkdirSync(join(root, `${folder}.aside.tmp`));
  writeFileSync(join(root, `${folder}.aside.tmp`, 'part'), 'one');
  await clearLeftovers(root);
  expect(present()).toBe('two');
  expect(existsSync(join(root, `${folder}.aside.tmp`))).toBe(false);
});

it('has nothing to read or list where nothing is', async () => {
  const storage = diskStorage(root);
  expect(await storage.read('nowhere')).toBeUndefined();
  expect(await storage.readText('nowhere')).toBeUndefined();
  expect(await storage.list('nowhere')).toEqual([]);
  await storage.remove(key);
});
