import { Injectable, inject } from '@angular/core';
import { withPngTexts } from '../../../base/png-text.ts';
import type { Palette } from '../../charts/palette.ts';
import { longDate } from '../../context/dates.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { problemOf } from '../../context/problem.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionLink } from '../../context/session-link.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed } from '../../ui/figures.ts';
import { saveFile } from '../../ui/save-file.ts';
import { footedPicture } from './footed-picture.ts';
import type { PictureWords } from './footed-picture.ts';

/** The chart as it stands on the screen, and the colors it is drawn in. */
export type TakenChart = { readonly canvas: HTMLCanvasElement; readonly palette: Palette };

/** A picture of the chart that says what it shows, and by what it was made. */
@Injectable({ providedIn: 'root' })
export class ChartPicture {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #selected = inject(SelectedLevel);
  readonly #link = inject(SessionLink);
  #take: (() => TakenChart | undefined) | undefined;

  /** How the chart on the screen is taken. */
  set take(take: () => TakenChart | undefined) {
    this.#take = take;
  }

  /** The chart is gone from the screen. */
  forget(): void {
    this.#take = undefined;
  }

  /** Saves the picture as a file. */
  async save(): Promise<void> {
    const [taken, words, name] = [this.#take?.(), this.#words(), this.#name()];
    if (taken === undefined || words === undefined) return;
    try {
      const png = await footedPicture(taken, words);
      const texts = {
        ...{ Title: words.title, Description: words.provenance.join(', ') },
        ...{ Software: words.maker, Source: words.labels.join(' ') || 'recorded data' },
      };
      saveFile(name, withPngTexts(png, texts));
    } catch (error) {
      this.#sessions.report(problemOf('The picture cannot be saved', error));
    }
  }

  #words(): PictureWords | undefined {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    const [atS, hashes] = [this.#moments.moment()?.atS, this.#link.hashes()];
    if (session === undefined || frame === undefined || atS === undefined) return undefined;
    const clock = `${clockAt(frame, atS)} ${frame.screen.zone}`;
    const level = this.#selected.now();
    return {
      title: `${session.symbol}, ${longDate(session.date)}, ${clock}`,
      level: `${level.name} ${fixed(level.px, frame.decimals)}`,
      labels: [session.planted ? 'PLANTED' : '', session.synthetic ? 'SYNTHETIC' : ''].filter(
        (label) => label !== '',
      ),
      provenance: [
        `dataset ${hashes?.session ?? 'not hashed'}`,
        `config ${hashes?.config ?? session.configHash ?? 'not hashed'}`,
        `nothing after ${clock}`,
      ],
      maker: `Spymaster ${hashes?.app ?? ''}`.trim(),
    };
  }

  #name(): string {
    const [frame, atS] = [this.#sessions.frame(), this.#moments.moment()?.atS];
    if (frame === undefined || atS === undefined) return 'spymaster.png';
    return `spymaster-${frame.symbol}-${frame.date}-${clockAt(frame, atS).replaceAll(':', '')}.png`;
  }
}
