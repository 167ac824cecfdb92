import type { AsyncBuffer, ColumnMetaData, Compressors, FileMetaData, SchemaTree } from 'hyparquet';
import { parquetSchema } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS, convert, convertWithDictionary } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { required } from '../../base/assert.ts';
import type { ZstdCodec } from './zstd-codec.ts';

/** Rows of a column that lie together in a file. */
export type StoredPage = {
  readonly rowCount: number;
  /** Values of the rows that have one, one behind the other. */
  readonly values: ArrayLike<unknown>;
  /** By row, 0 for null; undefined where every row has a value. */
  readonly levels: ArrayLike<number> | undefined;
};

type Decoder = Parameters<typeof readDataPageV2>[2];
type Header = ReturnType<typeof parquetHeader>;
type Words = Parameters<typeof convertWithDictionary>[1];

/**
 * Columns of a file as pages that hyparquet's own functions decode. Its scan plans, fetches and caches
 * each column by itself, as if rows were sought in it: of hundreds of short columns that takes far
 * longer than to decode them.
 */
export class StoredPages {
  readonly #file: ArrayBuffer | AsyncBuffer;
  readonly #metadata: FileMetaData;
  readonly #compressors: Compressors;
  readonly #root: SchemaTree;
  readonly #leaves: ReadonlyMap<string, SchemaTree>;
  /** Place among the chunks of a row group. */
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    file: ArrayBuffer | AsyncBuffer,
    metadata: FileMetaData,
    { decompress }: Pick<ZstdCodec, 'decompress'>,
  ) {
    this.#file = file;
    this.#metadata = metadata;
    this.#compressors = { ZSTD: decompress };
    this.#root = parquetSchema(metadata);
    this.#leaves = new Map(this.#root.children.map((leaf) => [leaf.element.name, leaf]));
    const chunks = metadata.row_groups.at(0)?.columns ?? [];
    this.#places = new Map(
      chunks.map(({ meta_data: about }, place) => [about?.path_in_schema.join('.') ?? '', place]),
    );
  }

  /** Pages of a column that is no group, in the order of their rows. @throws for broken bytes. */
  async of(name: string): Promise<readonly StoredPage[]> {
    const leaf = required(this.#leaves.get(name), name);
    const place = this.#places.get(name) ?? -1;
    const pages: StoredPage[] = [];
    for (const { columns, num_rows: rowCount } of this.#metadata.row_groups) {
      const about = required(columns[place]?.meta_data, `chunk of ${name}`);
      const bytes = await this.#bytesOf(about);
      pages.push(...pagesIn(bytes, this.#decoderOf(leaf, about), Number(rowCount)));
    }
    return pages;
  }

  async #bytesOf(about: ColumnMetaData): Promise<DataView> {
    const { dictionary_page_offset: words = 0n, data_page_offset: data } = about;
    const start = Number(words === 0n ? data : words);
    const byteLength = Number(about.total_compressed_size);
    if (this.#file instanceof ArrayBuffer) return new DataView(this.#file, start, byteLength);
    return new DataView(await this.#file.slice(start, start + byteLength));
  }

  #decoderOf(leaf: SchemaTree, { type, codec }: ColumnMetaData): Decoder {
    return {
      ...{ pathInSchema: leaf.path, element: leaf.element, schemaPath: [this.#root, leaf] },
      ...{ type, codec, parsers: DEFAULT_PARSERS, compressors: this.#compressors },
    };
  }
}

/** Pages of a chunk, whose bytes start with its words, if it has any. */
function pagesIn(view: DataView, decoder: Decoder, rowCount: number): readonly StoredPage[] {
  const reader = { view, offset: 0 };
  const pages: StoredPage[] = [];
  let words: Words;
  for (let left = rowCount; left > 0;) {
    const header = parquetHeader(reader);
    const { compressed_page_size: byteLength } = header;
    if (!(byteLength >= 0 && reader.offset + byteLength <= view.byteLength))
      throw new RangeError(
        `a page of ${byteLength} bytes at ${reader.offset} of ${view.byteLength}`,
      );
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(reader, header, decoder, undefined, undefined, 0);
      words = data && convert(data, decoder);
      continue;
    }
    const bytes = new Uint8Array(view.buffer, view.byteOffset + reader.offset, byteLength);
    reader.offset += byteLength;
    const page = pageOf(bytes, header, { decoder, words, left });
    pages.push(page);
    left -= page.rowCount;
  }
  return pages;
}

/** What a page is decoded with; no page has more rows than are left of its chunk. */
type PageContext = { readonly decoder: Decoder; readonly words: Words; readonly left: number };

function pageOf(
  bytes: Uint8Array,
  header: Header,
  { decoder, words, left }: PageContext,
): StoredPage {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const about = required(first ?? second, `a page of data, found ${header.type}`);
  const { num_values: rowCount, encoding } = about;
  if (!(rowCount <= left))
    throw new RangeError(`a page of ${rowCount} rows where ${left} are left`);
  const { definitionLevels, dataPage } = first
    ? readDataPage(unpacked(bytes, header, decoder), first, decoder)
    : readDataPageV2(bytes, header, decoder);
  return {
    rowCount,
    values: convertWithDictionary(dataPage, words, encoding, decoder),
    levels: dataPage.length < rowCount ? definitionLevels : undefined,
  };
}

function unpacked(bytes: Uint8Array, header: Header, { codec, compressors }: Decoder): Uint8Array {
  return decompressPage(bytes, header.uncompressed_page_size, codec, compressors);
}
