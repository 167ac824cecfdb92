import { afterEach, expect, it } from 'vitest';
import { recall, remember } from './memory.ts';
import { hearOtherTabs } from './other-tabs.ts';

const KEY = 'spymaster.tabs-spec';

/** What this tab finds and hears once another one has written. */
function otherTabKeeps(key: string, word: string): void {
  localStorage.setItem(key, word);
  window.dispatchEvent(new StorageEvent('storage', { key, newValue: word }));
}

afterEach(() => localStorage.removeItem(KEY));

it('a list that two tabs write keeps what either of them added', () => {
  let list = recall('tabs-spec') ?? '';
  hearOtherTabs('tabs-spec', () => (list = recall('tabs-spec') ?? ''));
  otherTabKeeps(KEY, 'theirs');
  remember('tabs-spec', `${list}, ours`);
  expect(recall('tabs-spec')).toBe('theirs, ours');
});

it('hears of its own words, of those that begin so, and of all being forgotten', () => {
  let heardCount = 0;
  hearOtherTabs('tabs-sp', () => heardCount++);
  otherTabKeeps(KEY, 'a level of one contract');
  expect(heardCount).toBe(1);
  window.dispatchEvent(new StorageEvent('storage', { key: 'spymaster.theme' }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'tabs-spec' }));
  expect(heardCount).toBe(1);
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  expect(heardCount).toBe(2);
});
