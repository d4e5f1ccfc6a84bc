/** The tags of a page in their order, with all that stands in them. */
export function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

/** What a reader sees of a page. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
    return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name] ?? '';
  });
}
