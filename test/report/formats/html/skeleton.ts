/** The tags of a page in their order, with all that stands in them, but for places where a name may break. */
export function tagsOf(html: string): string[] {
  return html.replaceAll('<wbr>', '').match(/<[^>]*>/g) ?? [];
}

/** What a reader sees of a page. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
    return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name] ?? '';
  });
}
