/** The links of a pagination; no pages where all are on one. */
type Pagination = {
  pages: { number: number; to: string; isCurrent: boolean }[];
  previous: string | null;
  next: string | null;
};

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
