import type { Signal } from '@angular/core';

/** Menus of the bar, in their order. */
export const menuNames = [
  'File',
  'View',
  'Session',
  'Replay',
  'Levels',
  'Evidence',
  'Workspace',
  'Help',
] as const;

/** A menu of the bar. */
export type MenuName = (typeof menuNames)[number];

/** Something the user can do, from a menu, the palette or a key. */
export type Command = {
  /** Stored with the user's keys, so never renamed. */
  readonly id: string;
  /** As it stands in the menu: an imperative, or the name of what is switched. */
  readonly title: string;
  readonly menu: MenuName;
  /** Key the app comes with, as a word (`key-word.ts`); absent without one. */
  readonly key?: string;
  /** Whether a line separates it from what stands above it in its menu. */
  readonly isFirst?: boolean;
  /** Whether its key also works while a text is being written. */
  readonly isForText?: boolean;
  readonly act: () => void;
  /** Whether it is switched on; absent for what is no switch. */
  readonly isOn?: () => boolean;
  /** Whether it can be done now; absent for what always can. */
  readonly canAct?: () => boolean;
  /** Why it cannot, for who presses its key or looks for its name; undefined if that is plain. */
  readonly refusal?: () => string | undefined;
};

/**
 * What one part of the app can do. A feature keeps its list in a file of its own,
 * `<feature>-commands.ts`, and has one line in `shell/commands/command-lists.ts`.
 */
export type CommandList = {
  /** In the order of the menus; what stands together is not separated. */
  readonly commands: Signal<readonly Command[]>;
  /** What a text typed into the palette may mean besides a command's name: a time, a date. */
  readonly meant?: (text: string) => readonly Command[];
};
