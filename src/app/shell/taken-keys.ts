/** Where a text is being written. */
const texts = 'input, textarea, select, [contenteditable]';
/** Where keys belong to what floats above the desk. */
const floats = '[role="dialog"], [role="menu"], [role="menubar"]';
/** What Space presses or Enter opens. */
const pressed = 'button, a, summary, [role="tab"], [role="option"]';
/** What is scrolled by keys once it has the focus; each such place is marked. */
const scrolled = '[data-scrolls]';
const scrollKeys: readonly string[] = ['PageUp', 'PageDown', 'Home', 'End', ' ', 'Shift+ '];

/** Whether a key belongs to what has the focus. @param isForText whether it also works in a text. */
export function isTaken(target: EventTarget | null, word: string, isForText: boolean): boolean {
  if (!(target instanceof Element)) return false;
  const isIn = (places: string): boolean => target.closest(places) !== null;
  if (isIn(floats)) return true;
  if (isIn(texts)) return !isForText;
  if ((word === ' ' || word === 'Enter') && isIn(pressed)) return true;
  return scrollKeys.includes(word) && isIn(scrolled);
}
