import { expect, it } from 'vitest';
import { parseCommentedJson } from './commented-json.ts';

it.each([
  ['{"open": "09:30"} // of the cash market', { open: '09:30' }],
  ['/* mine\n * and yours */ {\n  // clock\n  "open": /* ET */ "09:30"\n}', { open: '09:30' }],
  [
    String.raw`{"a": "// no comment", "b": "/* nor \" this */"}`,
    {
      a: '// no comment',
      b: '/* nor " this */',
    },
  ],
])('%j is read without its comments', (text, expected) => {
  expect(parseCommentedJson(text)).toEqual(expected);
});

it.each([
  ['{\n  // clock\n  "open": ,\n}', /"open": ,/],
  ['{"open": "09:30"} /* without an end', /line 1 column 19/],
])('%j is refused where it is wrong', (text, message) => {
  expect(() => parseCommentedJson(text)).toThrow(message);
});
