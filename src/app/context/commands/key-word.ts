/** Keys as words: what is pressed, what is stored, what a reader sees. */

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

const modifierKeys = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'];
/** Signs that stand on a key of their own here and on another's third place there. */
const sign = /^[!-/:-@[-`{-~]$/;
const bracket = /^[[\]{}]$/;

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
 * letters and named keys alone: on signs it only chooses the sign, as AltGr and Option do where
 * they make one. Undefined for a lone modifier.
 */
export function keyWordOf(press: KeyPress): string | undefined {
  if (modifierKeys.includes(press.key)) return undefined;
  if (isComposed(press)) return press.key;
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const key = altKey && !ctrlKey ? printedKey(press) : press.key;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== ' ';
  const parts = [
    ctrlKey || metaKey ? 'Ctrl' : '',
    altKey ? 'Alt' : '',
    shiftKey && !isSign ? 'Shift' : '',
    key.length === 1 ? key.toLowerCase() : key,
  ];
  return parts.filter((part) => part !== '').join('+');
}

/** Whether a modifier made the sign: AltGr, which is Ctrl and Alt on Windows, or Option on a Mac. */
function isComposed(press: KeyPress): boolean {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (press.getModifierState('AltGraph')) return sign.test(key);
  // Other signs may come of Alt and a digit where digits need Shift.
  return altKey && !ctrlKey && !metaKey && bracket.test(key);
}

/** The letter or digit on a key of which Alt or another script makes something else. */
function printedKey({ key, code }: KeyPress): string {
  if (/^[a-z\d]$/i.test(key)) return key;
  return /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1] ?? key;
}

/** A key word as it is printed: `Shift ←`. */
export function keyLabel(word: string): string {
  return word
    .split(/\+(?=.)/)
    .map((part) => labels[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
