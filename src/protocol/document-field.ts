import { FaultError } from '../base/fault.ts';

/** How much of a wrong value a message shows. */
const SHOWN_LENGTH_MAX = 60;

/**
 * A field of a document that somebody else wrote: read as what it has to be, or refused by name.
 * Every reading method throws FaultError 'decode' with `field`, `expected` and `found`.
 */
export class DocumentField {
  readonly #value: unknown;
  readonly #path: string;

  private constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** The document itself. @param name what it is called in a message. */
  static root(value: unknown, name: string): DocumentField {
    return new DocumentField(value, name);
  }

  /** The document in a text. @throws FaultError 'decode' if it is no JSON. */
  static inText(text: string, name: string): DocumentField {
    try {
      return new DocumentField(JSON.parse(text), name);
    } catch {
      throw new DocumentField(text, name).fault('JSON');
    }
  }

  /** A field of an object, there or not. */
  at(name: string): DocumentField {
    return new DocumentField(Reflect.get(this.#object(), name), `${this.#path}.${name}`);
  }

  /** What is read, or undefined where nothing stands. */
  maybe<T>(read: (field: DocumentField) => T): T | undefined {
    return this.#value === undefined || this.#value === null ? undefined : read(this);
  }

  /** What is read, or null where null stands. */
  orNull<T>(read: (field: DocumentField) => T): T | null {
    return this.#value === null ? null : read(this);
  }

  text(): string {
    if (typeof this.#value === 'string') return this.#value;
    throw this.fault('a text');
  }

  /** A text of a form. @param expected the form in words. */
  textLike(form: RegExp, expected: string): string {
    if (typeof this.#value === 'string' && form.test(this.#value)) return this.#value;
    throw this.fault(expected);
  }

  number(): number {
    if (typeof this.#value === 'number' && Number.isFinite(this.#value)) return this.#value;
    throw this.fault('a number');
  }

  flag(): boolean {
    if (typeof this.#value === 'boolean') return this.#value;
    throw this.fault('true or false');
  }

  /** One of the values that can be. */
  oneOf<T extends string | number>(known: readonly T[]): T {
    const found = known.find((value) => value === this.#value);
    if (found !== undefined) return found;
    throw this.fault(known.length === 1 ? String(known[0]) : `one of ${known.join(', ')}`);
  }

  list<T>(read: (field: DocumentField) => T): readonly T[] {
    if (!Array.isArray(this.#value)) throw this.fault('a list');
    return this.#value.map((item: unknown, i) =>
      read(new DocumentField(item, `${this.#path}[${i}]`)),
    );
  }

  /** Every field of an object, whatever its names. */
  record<T>(read: (field: DocumentField) => T): Readonly<Record<string, T>> {
    const names = Object.keys(this.#object());
    return Object.fromEntries(names.map((name) => [name, read(this.at(name))]));
  }

  /** What is wrong here. @param expected what should have stood here, in words. */
  fault(expected: string): FaultError {
    const found = shown(this.#value);
    const message = `${this.#path}: expected ${expected}, found ${found}`;
    return new FaultError('decode', message, { field: this.#path, expected, found });
  }

  #object(): object {
    const value = this.#value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw this.fault('an object');
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= SHOWN_LENGTH_MAX ? text : `${text.slice(0, SHOWN_LENGTH_MAX - 1)}…`;
}
