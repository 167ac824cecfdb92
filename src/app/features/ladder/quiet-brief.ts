import type { LadderState } from './ladder-state.ts';
import type { BriefPart } from './level-brief.ts';

/**
 * The sentence while there is nothing to tell of a level: why not, as the ladder says it.
 *
 * @param name of the level, with its price where it has one.
 */
export function quietBrief({ kind, title, detail }: LadderState, name: string): BriefPart {
  switch (kind) {
    case 'waiting':
    case 'far':
      // Their titles name the level.
      return { text: detail === '' ? `${title}.` : `${title}: ${lowered(detail)}`, cells: [] };
    case 'loading':
    case 'early':
      return { text: `${name}: ${lowered(title)}. ${detail}`.trim(), cells: [] };
    default:
      return { text: `${name}.`, cells: [] };
  }
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
