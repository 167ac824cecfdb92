import type { Provider } from '@angular/core';
import { COMMAND_LIST } from '../../context/commands/commands.ts';
import { BlindCommands } from '../../features/blind/blind-commands.ts';
import { ChartCommands } from '../../features/chart/chart-commands.ts';
import { EvidenceCommands } from '../../features/evidence/evidence-commands.ts';
import { LadderCommands } from '../../features/ladder/ladder-commands.ts';
import { LevelCommands } from '../../features/levels/level-commands.ts';
import { NotesCommands } from '../../features/notes/notes-commands.ts';
import { ReplayCommands } from '../../features/replay/replay-commands.ts';
import { SessionCommands } from '../../features/sessions/session-commands.ts';
import { ShareCommands } from '../../features/share/share-commands.ts';
import { PanelCommands } from '../dock/panel-commands.ts';
import { WorkspaceCommands } from '../dock/workspace-commands.ts';
import { PerformanceCommands } from '../performance/performance-store.ts';
import { OfflineCommands } from '../status/offline-commands.ts';
import { HelpCommands } from './help-commands.ts';
import { LookCommands } from './look-commands.ts';

/** Who has commands; in each menu they stand in this order, a line between two of them. */
const lists = [
  ShareCommands,
  OfflineCommands,
  PanelCommands,
  LevelCommands,
  ChartCommands,
  NotesCommands,
  EvidenceCommands,
  LadderCommands,
  LookCommands,
  SessionCommands,
  ReplayCommands,
  BlindCommands,
  WorkspaceCommands,
  HelpCommands,
  PerformanceCommands,
];

/** Makes the commands of every part known. */
export function provideCommands(): Provider[] {
  return lists.map((list) => ({ provide: COMMAND_LIST, useExisting: list, multi: true }));
}
