/** Keys as words: what is pressed, what is stored, what a reader sees. */

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const modifierKeys = ['Control', 'Shift', 'Alt', 'Meta'];

const labels: Readonly<Partial<Record<string, string>>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  ' ': 'Space',
};

/**
 * A key press as one word, modifiers in front: `Shift+ArrowLeft`, `Ctrl+k`, `?`. Shift counts with
 * letters and named keys alone: on signs it only chooses the sign. Undefined for a lone modifier.
 */
export function keyWordOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyPress): string | undefined {
  if (modifierKeys.includes(key)) return undefined;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== ' ';
  const parts = [
    ctrlKey || metaKey ? 'Ctrl' : '',
    altKey ? 'Alt' : '',
    shiftKey && !isSign ? 'Shift' : '',
    key.length === 1 ? key.toLowerCase() : key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

/** A key word as it is printed: `Shift ←`. */
export function keyLabel(word: string): string {
  return word
    .split(/\+(?=.)/)
    .map((part) => labels[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
