import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';

/** Who speaks, in the order of speech. */
const speakers = ['moment', 'brief', 'verdict'] as const;

/** A part of the desk with something to say. */
export type Speaker = (typeof speakers)[number];

/**
 * What the desk would say aloud of the moment. Each part sets its sentence as often as it changes;
 * the shell speaks them together, at a rate a listener can follow.
 */
@Injectable({ providedIn: 'root' })
export class Voice {
  readonly #sentences = signal<Readonly<Partial<Record<Speaker, string>>>>({});

  /** All sentences, one after the other. */
  readonly text = computed(() => {
    const sentences = this.#sentences();
    return speakers
      .map((speaker) => sentences[speaker] ?? '')
      .join(' ')
      .trim();
  });

  /** Sets the sentence of one part; an empty one takes it back. */
  set(speaker: Speaker, sentence: string): void {
    this.#sentences.update((sentences) => ({ ...sentences, [speaker]: sentence }));
  }
}

/**
 * Speaks as a part of the desk, as long as the component lives in whose constructor this is called:
 * a panel that is closed, or hidden by blind replay, must not go on.
 */
export function speakAs(speaker: Speaker, sentence: () => string): void {
  const voice = inject(Voice);
  effect(() => voice.set(speaker, sentence()));
  inject(DestroyRef).onDestroy(() => voice.set(speaker, ''));
}
