import { sessionStats } from '../../contracts/session-stats.ts';
import { copyToGold } from '../stage/define-stage.ts';

/** What earlier sessions say, as silver has it. */
export const goldSessionStats = copyToGold('gold-session-stats', sessionStats);
