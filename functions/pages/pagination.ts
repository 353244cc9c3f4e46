type Wanted = { query: URLSearchParams; path: string; aPage: number };

/** The links of a pagination; no pages where all are on one. */
export type Pagination = {
  pages: { number: number; to: string; isCurrent: boolean }[];
  previous: string | null;
  next: string | null;
};

/** The part of a list that the address asks for by `page`, from 1, and the links to the others. */
export function partOf<T>(
  all: readonly T[],
  { query, path, aPage }: Wanted,
): { shown: readonly T[]; pagination: Pagination } {
  const count = Math.max(1, Math.ceil(all.length / aPage));
  const wanted = Number(query.get('page') ?? 1);
  const page = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), count) : 1;
  return {
    shown: all.slice((page - 1) * aPage, page * aPage),
    pagination: paginationOf({ page, count }, (number) => {
      const others = new URLSearchParams(query);
      others.set('page', String(number));
      return `${path}?${others}`;
    }),
  };
}

export function paginationOf(
  { page, count }: { page: number; count: number },
  to: (page: number) => string,
): Pagination {
  const numbers = count === 1 ? [] : Array.from({ length: count }, (_, index) => index + 1);
  return {
    pages: numbers.map((number) => ({ number, to: to(number), isCurrent: number === page })),
    previous: page > 1 ? to(page - 1) : null,
    next: page < count ? to(page + 1) : null,
  };
}
