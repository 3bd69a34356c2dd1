/** Refusals of temporary media, by WeChat's numbers (§2.11). */
import { plainProblem } from '../../kernel/http/problem.ts'

export const picturesOnly = plainProblem(
  'pictures-only',
  422,
  {
    zh: 'type 只能是 image：头像与证明材料都是图片。',
    en: 'The type is “image”: avatars and documents are pictures.',
  },
  40004,
)

export const formWithoutMedia = plainProblem(
  'media-missing',
  422,
  { zh: '表单的 media 中没有文件。', en: 'The form has no file in its field “media”.' },
  41005,
)

export const pictureType = plainProblem(
  'media-type',
  422,
  { zh: '图片应为 PNG、JPEG 或 WebP。', en: 'A picture is a PNG, JPEG or WebP.' },
  40005,
)
