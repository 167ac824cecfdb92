import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { rxMethod } from '@ngrx/signals/rxjs-interop';
import { filter, pipe, tap } from 'rxjs';
import { FaultError } from '../../../base/fault.ts';
import { capsuleContent, capsuleDifferences } from '../../../protocol/evidence-capsule.ts';
import type { CapsuleContent, EvidenceCapsule } from '../../../protocol/evidence-capsule.ts';
import type { Difference } from '../../../protocol/moment-hashes.ts';
import { readCapsule } from '../../../protocol/read-capsule.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import { exchangeClockAt } from '../../context/session-frame.ts';
import { SessionLink } from '../../context/session-link.ts';
import { SessionStore } from '../../context/session-store.ts';
import { saveFile } from '../../ui/save-file.ts';

type CapsuleState = {
  /** The capsule that was opened last, and what its file is called. */
  opened: { readonly name: string; readonly capsule: EvidenceCapsule } | undefined;
  /** Whether its session is in this lake. */
  isHere: boolean;
  /** What differs, once the moment has been asked again; none is equality. */
  differences: readonly Difference[] | undefined;
  /** Why a file is no capsule. */
  failure: string | undefined;
};

/** Evidence capsules: made of the moment on the screen, or opened and held against this lake. */
export const CapsuleStore = signalStore(
  { providedIn: 'root' },
  withState<CapsuleState>({
    ...{ opened: undefined, isHere: false, differences: undefined, failure: undefined },
  }),
  withProps(() => ({
    _sessions: inject(SessionStore),
    _cursor: inject(CursorStore),
    _evidence: inject(EvidenceStore),
    _own: inject(OwnLevelsStore),
    _navigator: inject(DeskNavigator),
    _link: inject(SessionLink),
  })),
  withComputed(({ _sessions, _cursor, _evidence, _own }) => ({
    /** What this lake says at the moment; undefined until the past has answered. */
    _content: computed((): CapsuleContent | undefined => {
      const [session, step, facts] = [_sessions.session(), _evidence.step(), _evidence.facts()];
      if (session === undefined || step === undefined || facts === undefined) return undefined;
      if (!_evidence.isCurrent() || step.ask.horizonMin !== _evidence.horizonMin())
        return undefined;
      const { document } = step;
      return capsuleContent(_sessions.sessions(), session, { document, layout: facts.layout });
    }),
    _place: computed(() => {
      const [session, frame] = [_sessions.session(), _sessions.frame()];
      const [atS, id] = [_cursor.atS(), _cursor.level()];
      if (session === undefined || frame === undefined || atS === undefined) return undefined;
      const own = _own.levels().find((level) => level.id === id);
      const { date, symbol } = session;
      const level = own === undefined ? id : String(own.px);
      return { date, symbol, clock: exchangeClockAt(frame, atS), level, name: own?.name };
    }),
  })),
  withComputed(({ _sessions, _content, _place, _link }) => ({
    /** The capsule of the moment on the screen; undefined while the past has not answered. */
    current: computed((): EvidenceCapsule | undefined => {
      const [session, content, moment, link] = [
        _sessions.session(),
        _content(),
        _place(),
        _link.state(),
      ];
      if (session === undefined || content === undefined) return undefined;
      if (moment === undefined || link === undefined) return undefined;
      const { synthetic, planted } = session;
      return { capsuleVersion: 1, synthetic, planted, moment, link, ...content };
    }),
  })),
  withMethods((store) => ({
    /** Saves the moment on the screen as a file. */
    save(): void {
      const capsule = store.current();
      if (capsule === undefined) return;
      const { date, clock, level } = capsule.moment;
      const mark = capsule.synthetic ? 'synthetic-' : '';
      const name = `spymaster-${mark}${date}-${clock.replaceAll(':', '')}-${level}.json`;
      saveFile(name, `${JSON.stringify(capsule, undefined, 2)}\n`);
    },
    /** Opens a capsule's moment, and holds what this lake says there against it. */
    open(name: string, text: string): void {
      patchState(store, { opened: undefined, differences: undefined, failure: undefined });
      try {
        const capsule = readCapsule(text, name);
        const { date, symbol, clock, level, name: called } = capsule.moment;
        const session = store._sessions
          .sessions()
          .find((other) => other.date === date && other.symbol === symbol);
        patchState(store, { opened: { name, capsule }, isHere: session !== undefined });
        if (session === undefined) return;
        store._navigator.openMoment(session, { clock, level, name: called });
        store._link.restore(capsule.link);
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        patchState(store, { failure: error.message });
      }
    },
    _compare: rxMethod<EvidenceCapsule | undefined>(
      pipe(
        filter((found) => found !== undefined),
        tap((found) => {
          const capsule = store.opened()?.capsule;
          if (capsule === undefined) return;
          if (!isSameMoment(capsule, found) || store.differences() !== undefined) return;
          patchState(store, { differences: capsuleDifferences(capsule, found) });
        }),
      ),
    ),
  })),
  withHooks({ onInit: (store) => store._compare(store.current) }),
);

function isSameMoment(a: EvidenceCapsule, b: EvidenceCapsule): boolean {
  return (
    a.moment.date === b.moment.date &&
    a.moment.symbol === b.moment.symbol &&
    a.moment.clock === b.moment.clock &&
    a.moment.level === b.moment.level &&
    a.said.horizonMin === b.said.horizonMin
  );
}
