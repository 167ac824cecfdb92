import { PREFIX } from './memory.ts';

/**
 * Calls whenever another tab keeps a word under a name, or under one that begins so. Who keeps a
 * whole list under it recalls it then: to add to the one it began with would erase what others added.
 */
export function hearOtherTabs(name: string, recallAnew: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    // Without a key all words are forgotten.
    if (key === null || key.startsWith(PREFIX + name)) recallAnew();
  });
}
