import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Strokes of each icon on a 16 px grid. */
const paths = {
  brand: 'M1.5 8h13M8 14.5V2M4.5 5.5 8 2l3.5 3.5',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  first: 'M4 3.5v9M12 3.5 7.5 8l4.5 4.5',
  last: 'M12 3.5v9M4 3.5 8.5 8 4 12.5',
  play: 'M5.2 3.4v9.2L12.6 8Z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  touchBack: 'M2.8 3.5v9M8.6 3.5 4.9 8l3.7 4.5M13.2 3.5 9.5 8l3.7 4.5',
  touchOn: 'M13.2 3.5v9M7.4 3.5 11.1 8l-3.7 4.5M2.8 3.5 6.5 8l-3.7 4.5',
  blind:
    'M2 2l12 12M6.3 4.1A6.8 6.8 0 0 1 8 3.9c3.4 0 5.6 2.6 6.4 4.1a10 10 0 0 1-1.9 2.4M4 5.6A9.9 9.9 0 0 0 1.6 8c.8 1.5 3 4.1 6.4 4.1 1 0 1.9-.2 2.7-.6M6.6 6.6a2 2 0 0 0 2.8 2.8',
  back: 'M8 3.5 3.5 8 8 12.5M12.5 3.5 8 8l4.5 4.5',
  forward: 'M8 3.5 12.5 8 8 12.5M3.5 3.5 8 8l-4.5 4.5',
  open: 'M4 6.5 8 10.5l4-4',
  link: 'M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.4-2.4a2.7 2.7 0 0 0-3.8-3.8l-.9.9M9.3 6.7a2.7 2.7 0 0 0-3.8 0L3.1 9.1a2.7 2.7 0 0 0 3.8 3.8l.9-.9',
  find: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.5 3.5',
  check: 'm3 8.5 3.2 3.2L13 5',
  close: 'm4 4 8 8M12 4l-8 8',
  warning: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3.2M8 11.6v.1',
  word: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.1v.1',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.4a1.8 1.8 0 1 1 2.5 1.9c-.5.2-.8.6-.8 1.1M8 11.4v.1',
  grip: 'M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1',
  whole: 'M2.5 3.5v9M13.5 3.5v9M5 8h6M6.8 6 4.8 8l2 2M9.2 6l2 2-2 2',
  centre: 'M8 2v12M2.5 8h3M10.5 8h3M4 6.5 5.5 8 4 9.5M12 6.5 10.5 8l1.5 1.5',
  level: 'M1.5 10.5h13M10.2 2.3l2.5 2.5-4.4 4.4-3 .5.5-3Z',
  strip: 'M2 2.5v11h12M5 10.5V8M8 10.5V5.5M11 10.5V7.5',
  pencil: 'M3 13l.7-3.2L10.8 2.7l2.5 2.5-7.1 7.1Z',
  bin: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9',
  rows: 'M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11',
  pin: 'M6 2.5h4l-.6 4.3 2.1 2.4h-7l2.1-2.4ZM8 9.2v4.3',
  plus: 'M8 3.5v9M3.5 8h9',
  dash: 'M4 8h8',
  ghost: 'M2 10C5 10 5 8 7.5 8S11 4.5 14 3M7.5 8C10 8 11 8.5 14 8.5M7.5 8c2.5 0 3.5 3 6.5 5',
  ribbon: 'M1.5 11.5C4 11.5 4.5 6 7.5 6s3.5 3 7 0M1.5 6.5C4 6.5 5 10.5 8 10.5s3 1.5 6.5 1.5',
  heat: 'M2 3.5h4M8 3.5h6M2 6.5h8M12 6.5h2M2 9.5h2M6 9.5h8M2 12.5h6M10 12.5h4',
  layers: 'M8 2.5 14 6 8 9.5 2 6ZM2.5 9 8 12.2 13.5 9M2.5 11.8 8 15l5.5-3.2',
  ruler: 'm1.8 11.2 9.4-9.4 3 3-9.4 9.4ZM4.4 8.6l1.5 1.5M6.6 6.4l1 1M8.8 4.2l1.5 1.5',
  camera: 'M2 5h2.6l1.2-1.7h4.4L11.4 5H14v8H2ZM8 11.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  note: 'M3 2.5h10v7.5L9.5 13.5H3ZM9.5 13.5V10H13M5.5 5.5h5M5.5 8h3',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  running: 'M3 8h.1M8 8h.1M13 8h.1',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths | 'theme';

/** A line icon in the colour of the text around it; decoration only, its button carries the name. */
@Component({
  selector: 'app-icon',
  templateUrl: './icon.html',
  styleUrl: './icon.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => {
    const name = this.name();
    return name === 'theme' ? '' : paths[name];
  });
}
