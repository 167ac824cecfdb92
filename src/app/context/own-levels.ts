import type { LevelId, OwnLevelId } from '../../protocol/pressure-api.ts';

/** A level that the user drew. */
export type DrawnLevel = {
  /** Stays when the level is moved or renamed. */
  readonly id: OwnLevelId;
  readonly name: string;
  /** Points, on the tick grid. */
  readonly px: number;
};

/** Whether a level is one that the user drew. */
export function isOwnLevel(id: LevelId): id is OwnLevelId {
  return id.startsWith('own-');
}

/** The levels with one more, and what it is called by. @param px points. @param name numbered without. */
export function withLevel(
  levels: readonly DrawnLevel[],
  px: number,
  name?: string,
): { readonly levels: readonly DrawnLevel[]; readonly id: OwnLevelId } {
  const number = Math.max(0, ...levels.map(({ id }) => numberIn(id))) + 1;
  const id: OwnLevelId = `own-${number}`;
  const drawn = { id, name: name ?? `Level ${number}`, px };
  return { levels: [...levels, drawn], id };
}

/** What is kept of levels between visits. */
export function textOfOwnLevels(levels: readonly DrawnLevel[]): string {
  return JSON.stringify(levels);
}

/** The levels of a kept text; what is none is left out. @param text undefined if nothing was kept. */
export function ownLevelsIn(text: string | undefined): readonly DrawnLevel[] {
  if (text === undefined) return [];
  const kept = parsed(text);
  return Array.isArray(kept) ? kept.filter(isDrawnLevel) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another hand wrote it; levels that cannot be read are no levels.
    return undefined;
  }
}

function isDrawnLevel(value: unknown): value is DrawnLevel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'name' in value &&
    'px' in value &&
    typeof value.id === 'string' &&
    /^own-[1-9]\d*$/.test(value.id) &&
    typeof value.name === 'string' &&
    Number.isFinite(value.px)
  );
}

function numberIn(id: OwnLevelId): number {
  return Number(id.slice('own-'.length));
}
