import type { LinkState } from '../../../protocol/link-state.ts';
import { shortDate } from '../../context/dates.ts';
import { levelStyles } from '../../context/level-style.ts';

/** A fact in two columns. */
export type SharedFact = { readonly name: string; readonly value: string };

/** What a link carries beside date, clock and level, for a reader. */
export function viewFacts(state: LinkState): readonly SharedFact[] {
  const { horizonMin, neighbor, switches, overlays, levels, workspace, window } = state;
  const shown = [
    switches.ribbon ? 'probability' : undefined,
    switches.strip ? 'pressure' : undefined,
    switches.depth ? 'depth' : undefined,
    switches.ghosts ? 'past paths' : undefined,
    switches.means ? 'means of a minute' : 'the last window',
    ...overlays.map((kind) => levelStyles[kind].name),
  ];
  const places = workspace?.grid === undefined ? '' : ', panels moved';
  return [
    { name: 'Horizon', value: `${horizonMin} min` },
    { name: 'Neighbor', value: neighbor ? shortDate(neighbor.date) : 'none picked' },
    { name: 'Shown', value: shown.filter((word) => word !== undefined).join(', ') },
    { name: 'Own levels', value: levels.map(({ name }) => name).join(', ') || 'none' },
    { name: 'Workspace', value: workspace ? workspace.name + places : 'as the reader has it' },
    ...(window === undefined ? [] : [{ name: 'Chart', value: 'moved or zoomed' }]),
  ];
}

/** What tells a reader whether the link's digits are to be expected on another lake. */
export function originFacts({ hashes }: LinkState): readonly SharedFact[] {
  const { app, config, session, past, pastCount } = hashes;
  const unknown = 'not in this lake’s catalog';
  const sessions = pastCount === 1 ? '1 session' : `${pastCount} sessions`;
  return [
    { name: 'Version', value: app },
    { name: 'Configuration', value: config ?? unknown },
    { name: 'Session', value: session ?? unknown },
    { name: 'Past', value: pastCount === 0 ? 'none' : `${past ?? unknown}, ${sessions}` },
  ];
}
