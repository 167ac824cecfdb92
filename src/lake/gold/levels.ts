import { levels2m } from '../../contracts/levels-2m.ts';
import { copyToGold } from '../stage/define-stage.ts';

/** The levels after each closed bar, as silver has them. */
export const goldLevels = copyToGold('gold-levels-2m', levels2m);
