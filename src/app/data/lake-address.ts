/** Absolute address of a file of the lake: the lake lies beside the app, under `lake/`. */
export function lakeUrlOf(path: string): string {
  return new URL(`lake/${path}`, document.baseURI).href;
}
