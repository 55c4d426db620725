/** Title of an office page; search engines stay out. For a route's `meta`. */
export function officeMeta(title: string) {
  return [{ title }, { name: "robots", content: "noindex" }];
}
