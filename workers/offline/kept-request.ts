/** A file of the built app: its path below the app, and a hash of its bytes. */
export type AppFile = readonly [path: string, hash: string];

/** How a request is answered. */
export type Way =
  /** The page itself: the server's if it answers, else the kept one. */
  | { readonly kind: 'page' }
  /** A file whose name carries its hash: the kept one, which cannot be old. */
  | { readonly kind: 'fixed'; readonly path: string }
  /** Another file of the app: the server's if it answers, else the kept one. */
  | { readonly kind: 'fresh'; readonly path: string }
  /** A file of the lake: the server's, and a whole copy is kept. */
  | { readonly kind: 'lake' }
  /** Nothing of ours. */
  | { readonly kind: 'other' };

/** What is known of a request before it is answered. */
type Asked = { readonly url: string; readonly method: string; readonly mode: string };

/** Names that carry a hash of their content never change. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/i;

/**
 * How a request is answered.
 *
 * @param scope address of the app, with a slash at the end.
 * @param paths files of the app, below it.
 */
export function wayOf(
  { url, method, mode }: Asked,
  scope: string,
  paths: ReadonlySet<string>,
): Way {
  if (!url.startsWith(scope) || (method !== 'GET' && method !== 'HEAD')) return { kind: 'other' };
  if (mode === 'navigate') return { kind: 'page' };
  const [path = ''] = url.slice(scope.length).split(/[?#]/);
  if (path.startsWith('lake/')) return { kind: 'lake' };
  if (!paths.has(path)) return { kind: 'other' };
  return { kind: HASHED.test(path) ? 'fixed' : 'fresh', path };
}
