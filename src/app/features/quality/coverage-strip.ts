import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { minuteAt } from '../../context/session-frame.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import type { CoverageSlot } from './coverage-slots.ts';

/** Height of the picture; its width is one unit a slot. */
const HEIGHT = 28;
/** Least height of a slot that traded, so that it can be told from one that did not. */
const LEAST = 3;

/** A session's bars side by side, from its start to its end: what traded, and what did not. */
@Component({
  selector: 'app-coverage-strip',
  templateUrl: './coverage-strip.html',
  styleUrl: './coverage-strip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CoverageStrip {
  readonly frame = input.required<SessionFrame>();
  /** Closed slots, ascending. */
  readonly slots = input.required<readonly CoverageSlot[]>();

  protected readonly height = HEIGHT;
  protected readonly slotCount = computed(() => {
    const { slotsEndS, startS, barS } = this.frame();
    return Math.round((slotsEndS - startS) / barS);
  });
  protected readonly bars = computed(() =>
    this.slots()
      .map(({ share }, x) => ({ x, share }))
      .flatMap(({ x, share }) => {
        if (share === undefined) return [];
        const height = Math.max(LEAST, share * HEIGHT);
        return [`M${x} ${HEIGHT}v${-height}h0.8v${height}z`];
      })
      .join(''),
  );
  protected readonly gaps = computed(() =>
    this.slots().flatMap(({ share }, x) => (share === undefined ? [x] : [])),
  );
  /** Start, open and end of the session, as shares of the width. */
  protected readonly marks = computed(() => {
    const frame = this.frame();
    const whole = frame.slotsEndS - frame.startS;
    const instants = [frame.startS, ...(frame.hasPremarket ? [frame.openS] : []), frame.endS];
    return instants.map((atS) => ({
      word: minuteAt(frame, atS),
      percent: ((atS - frame.startS) / whole) * 100,
    }));
  });
}
