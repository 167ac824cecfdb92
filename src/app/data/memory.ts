/**
 * Small words the browser keeps for this app between visits. A browser that keeps none, as in some
 * private windows, costs the user the setting and nothing else.
 */

/** What the name of a word begins with where the browser keeps it. */
export const PREFIX = 'spymaster.';

/** What was kept under a name; undefined if nothing. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a word under a name. */
export function remember(name: string, word: string): void {
  try {
    localStorage.setItem(PREFIX + name, word);
  } catch {
    // Nothing to do: the setting holds until the page is closed.
  }
}
