import { CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { overlayLevelKinds } from '../../../domain/session/level-kind.ts';
import type { LevelKind } from '../../../domain/session/level-kind.ts';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { Commands } from '../../context/commands/commands.ts';
import { DepthStore } from '../../context/depth-store.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { levelStyles } from '../../context/level-style.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { priceText } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { SignalsStore } from '../../context/signals-store.ts';
import { MISSING } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import type { IconName } from '../../ui/icon.ts';
import { LineSample } from '../../ui/line-sample.ts';
import { ChartMarks } from './chart-marks.ts';

/** A button that runs a command. */
type Tool = {
  /** The command's. */
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  /** Undefined for what is no switch. */
  readonly isOn: boolean | undefined;
  /** Why it can do nothing, in words; undefined if it can. */
  readonly absence: string | undefined;
};

const NO_ROOM = 'The chart is too low for it: make it higher';

/** The chart's buttons: what stands on it, what the pointer does, what part of it is seen. */
@Component({
  selector: 'app-chart-tools',
  imports: [CdkMenu, CdkMenuItemCheckbox, CdkMenuTrigger, Icon, LineSample],
  templateUrl: './chart-tools.html',
  styleUrl: './chart-tools.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartTools {
  protected readonly commands = inject(Commands);
  readonly #blind = inject(BlindStore);
  readonly #drawing = inject(DrawStore);
  readonly #depth = inject(DepthStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #marks = inject(ChartMarks);
  readonly #moments = inject(MomentStore);
  readonly #overlays = inject(OverlayStore);
  readonly #sessions = inject(SessionStore);
  readonly #signals = inject(SignalsStore);

  protected readonly isDrawn = computed(() => this.#moments.moment() !== undefined);
  protected readonly tools = computed(() =>
    [...this.#hands(), ...this.#panes(), ...this.#past()].map((tool) => ({
      ...tool,
      isOff: tool.absence !== undefined || !this.isDrawn(),
      isOn: tool.isOn === undefined ? undefined : tool.isOn && tool.absence === undefined,
      hint: tool.absence ?? this.commands.hint(tool.name, tool.id),
    })),
  );
  protected readonly overlays = computed(() => {
    const [frame, moment] = [this.#sessions.frame(), this.#moments.moment()];
    return overlayLevelKinds.map((kind) => {
      const level = moment?.levels.find((other) => other.kind === kind);
      const isAbsent = level?.px === undefined;
      const shown = frame === undefined ? MISSING : priceText(frame, level?.px);
      const value = isAbsent ? (level?.reason ?? 'none') : shown;
      const style = levelStyles[kind];
      const isShown = this.#overlays.shown().has(kind);
      return { kind, style, isShown, isAbsent, value, meaning: style.meaning };
    });
  });

  protected toggle(kind: LevelKind): void {
    this.#overlays.toggle(kind);
  }

  #hands(): readonly Tool[] {
    const absence = undefined;
    const noPicture = this.#blind.refusalOf('picture');
    return [
      {
        ...{ id: 'draw', icon: 'level', name: 'Draw a level with a click on the chart' },
        ...{ isOn: this.#drawing.isDrawing(), absence },
      },
      {
        ...{ id: 'measure', icon: 'ruler', name: 'Measure between two points' },
        ...{ isOn: this.#drawing.isMeasuring(), absence },
      },
      {
        ...{ id: 'picture', icon: 'camera', name: 'Save a picture of the chart' },
        ...{ isOn: undefined, absence: noPicture },
      },
    ];
  }

  #panes(): readonly Tool[] {
    const depth = this.#depth.absence();
    const room = this.#marks.room();
    const noPressure = this.#marks.hasStrip() ? undefined : 'This session has no pressure';
    return [
      {
        ...{ id: 'ribbon', icon: 'ribbon', name: 'Probability below the candles' },
        ...{
          isOn: this.#drawing.isRibbonOpen(),
          absence: this.#signals.absence() ?? (room.ribbon ? undefined : NO_ROOM),
        },
      },
      {
        ...{ id: 'strip', icon: 'strip', name: 'Pressure below the candles' },
        isOn: this.#drawing.isStripOpen(),
        absence: noPressure ?? (room.strip ? undefined : NO_ROOM),
      },
      {
        ...{ id: 'depth', icon: 'heat', name: 'Depth behind the candles' },
        ...{ isOn: this.#depth.isOn(), absence: depth && `No depth: ${depth}` },
      },
    ];
  }

  #past(): readonly Tool[] {
    if (this.#evidence.absence() !== undefined) return [];
    const isOn = this.#evidence.hasGhosts();
    const name = 'Past paths behind the cursor';
    return [{ id: 'ghosts', icon: 'ghost', name, isOn, absence: undefined }];
  }
}
