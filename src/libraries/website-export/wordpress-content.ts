const caption = /\[caption[^\][]*\](\s*(?:<a[^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?)([^[]*)\[\/caption\]/g
// "[gallery ids="4,5"]", and a picture of a page builder: "[ux_image id="4"]"
const gallery = /\[(?:gallery|ux_image|ux_gallery|vc_single_image|vc_gallery)\s([^\][]{0,500})\]/g
const pictureIds = /(?:^|\s)(?:ids?|image|images|include)=["']?([\d, ]{1,300})/
// Tags of page builders, which no reader sees; the text between them stays.
const builderTag =
  /\[\/?(?:vc_[a-z_]{2,40}|ux_[a-z_]{2,40}|et_pb_[a-z_]{2,40}|fusion_[a-z_]{2,40}|row(?:_inner)?|col(?:_inner)?|section|gap|divider|embed|gallery|contact-form-7)(?:\s[^\][]{0,2000})?\/?\]/g
const tag = /(<[^>]*>)/
const blocks = /<!-- wp:/

/**
 * The body as WordPress shows it: in the classic editor the lines of the text are paragraphs, and `[caption]` is a figure.
 * @param pictures the addresses of the pictures of the export by their ids
 */
export function wordpressHtml(content: string, pictures: ReadonlyMap<string, string> = new Map()): string {
  const figures = content
    .replace(
      caption,
      (_, picture: string, words: string) => `<figure>${picture}<figcaption>${words}</figcaption></figure>`,
    )
    .replace(gallery, (_, attributes: string) => {
      const ids = pictureIds.exec(attributes)?.[1]?.split(',') ?? []
      const urls = ids.flatMap((id) => pictures.get(id.trim()) ?? [])
      return urls.map((url) => `<img src="${url.replaceAll('"', '%22')}">`).join('')
    })
    .replace(builderTag, '')
  if (blocks.test(figures)) return figures
  return figures
    .split(tag)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\r?\n/g, '<br>')))
    .join('')
}
