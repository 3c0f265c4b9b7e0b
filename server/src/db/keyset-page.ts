import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { badInput } from '../errors.js';

const LARGEST_PAGE = 100;

/** Where a page lies in its list. */
export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** One page of a list that is read newest first by its ids, which sort by time. */
export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
}

/** Reads the page of at most `first` rows after a cursor by keyset: any page costs the same. */
export async function keysetPage<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  first: number,
  after: string | null,
): Promise<Page<T>> {
  if (first < 1 || first > LARGEST_PAGE) throw badInput('first', `A page has 1 to ${LARGEST_PAGE} entries.`);
  if (after !== null) query.andWhere(`${query.alias}.id < :after`, { after: decode(after) });
  const rows = await query
    .orderBy(`${query.alias}.id`, 'DESC')
    .take(first + 1)
    .getMany();
  const edges = rows.slice(0, first).map((node) => ({ cursor: encode(node.id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encode(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function decode(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9a-f-]{36}$/.test(id)) throw badInput('after', 'This is not a cursor of this list.');
  return id;
}
