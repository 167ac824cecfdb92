/** What of a text is a string, which may hold slashes, or a comment; the longest wins. */
const stringOrComment = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * Reads JSON with comments as in JavaScript, to the line's end or in between.
 *
 * @throws SyntaxError that names the place in the text as it is written.
 */
export function parseCommentedJson(text: string): unknown {
  return JSON.parse(text.replace(stringOrComment, blankOf));
}

/** A comment as spaces, so that what follows keeps its line and column. */
function blankOf(found: string): string {
  return found.startsWith('"') ? found : found.replaceAll(/[^\n]/g, ' ');
}
