import type { SerializedDockview } from 'dockview-core';
import { layoutOfNodes } from './arrangement.ts';
import type { PanelFacts } from './arrangement.ts';

type Node = SerializedDockview['grid']['root'];
type LeafData = { readonly views: readonly string[]; readonly activeView?: string };

/**
 * Where the panels stand, short enough for an address: `1440x744(700.chart~740(372.ladder~372.levels!))`.
 * A number is a width, then a height, in turn; panels behind one another are joined by dots, a mark
 * follows the one in front.
 */
export function gridText({ grid }: SerializedDockview): string {
  return `${Math.round(grid.width)}x${Math.round(grid.height)}${childrenText(grid.root)}`;
}

function childrenText({ data }: Node): string {
  return Array.isArray(data) ? `(${data.map(nodeText).join('~')})` : '';
}

function nodeText(node: Node): string {
  const size = String(Math.round(node.size ?? 0));
  if (node.type === 'branch') return size + childrenText(node);
  const { views, activeView } = node.data as LeafData;
  const names = views.map((id) => (id === activeView && views.length > 1 ? `${id}!` : id));
  return [size, ...names].join('.');
}

/**
 * The layout that a text says.
 *
 * @param factsOf facts of a panel; one without them belongs to another version, and is left out.
 * @returns undefined for a text that says none.
 */
export function layoutOfText(
  text: string,
  factsOf: (id: string) => PanelFacts | undefined,
): SerializedDockview | undefined {
  const found = /^(\d{2,5})x(\d{2,5})(\(.*\))$/.exec(text);
  if (found === null) return undefined;
  const [, width, height, rest] = found;
  const reader = new GridReader(rest, (id) => factsOf(id) !== undefined);
  const nodes = reader.children();
  if (nodes === undefined || nodes.length === 0 || !reader.isAtEnd()) return undefined;
  return layoutOfNodes(nodes, { width: Number(width), height: Number(height) }, factsOf);
}

/** Reads nodes from left to right; undefined is a text that says none. */
class GridReader {
  readonly #text: string;
  readonly #isKnown: (id: string) => boolean;
  #at = 0;
  #groupCount = 0;

  constructor(text: string, isKnown: (id: string) => boolean) {
    this.#text = text;
    this.#isKnown = isKnown;
  }

  isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Nodes in brackets; those without a panel that is known are left out. */
  children(): Node[] | undefined {
    if (!this.#take('(')) return undefined;
    const nodes: Node[] = [];
    do {
      const found = this.#node();
      if (found === undefined) return undefined;
      if (found !== 'empty') nodes.push(found);
    } while (this.#take('~'));
    return this.#take(')') ? nodes : undefined;
  }

  #node(): Node | 'empty' | undefined {
    const size = this.#match(/\d{1,5}/y);
    if (size === undefined) return undefined;
    if (this.#text[this.#at] === '(') {
      const data = this.children();
      if (data === undefined) return undefined;
      return data.length === 0 ? 'empty' : { type: 'branch', size: Number(size), data };
    }
    const words = this.#match(/(\.[a-z-]+!?)+/y)
      ?.split('.')
      .slice(1);
    if (words === undefined) return undefined;
    const views = words.map((word) => word.replace('!', '')).filter(this.#isKnown);
    const front = words.find((word) => word.endsWith('!'))?.replace('!', '');
    if (views.length === 0) return 'empty';
    const activeView = front !== undefined && views.includes(front) ? front : views.at(0);
    const id = `l${this.#groupCount++}`;
    return {
      type: 'leaf',
      size: Number(size),
      data: { id, views, activeView, hideHeader: views.length < 2 },
    };
  }

  #take(letter: string): boolean {
    const isHere = this.#text[this.#at] === letter;
    if (isHere) this.#at++;
    return isHere;
  }

  #match(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const [found] = form.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
