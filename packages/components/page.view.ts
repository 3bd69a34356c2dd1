import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

/** The root of a page, `page` in style sheets: what every element inherits from. */
export const page: BuiltIn = {
  tag: 'page',
  style: `
wx-page {
  display: flow-root;
  font-family: -apple-system, BlinkMacSystemFont, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  -webkit-user-select: none;
  user-select: none;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  -webkit-tap-highlight-color: transparent;
}
wx-page [hidden] { display: none !important }`,
}
