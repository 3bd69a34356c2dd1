/**
 * The two looks of `<button>`: WeUI's first, and the one of `style: v2`. The second weighs no more
 * than the first, so that one class of an author's wins over either alike.
 */
const v2 = ":where(:root[data-style='v2'])"

export const buttonStyle = `
wx-button {
  position: relative; display: block; box-sizing: border-box; overflow: hidden;
  margin-left: auto; margin-right: auto; padding-left: 14px; padding-right: 14px;
  font-size: 18px; line-height: 2.55555556; text-align: center; text-decoration: none;
  color: #000; background-color: #f8f8f8; border-radius: 5px; cursor: pointer;
}
wx-button::after {
  content: ''; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box;
  transform: scale(0.5); transform-origin: 0 0; border: 1px solid rgba(0, 0, 0, 0.2); border-radius: 10px;
  pointer-events: none;
}
wx-button[type='primary'] { color: #fff; background-color: #1aad19 }
wx-button[type='warn'] { color: #fff; background-color: #e64340 }
wx-button[size='mini'] { display: inline-block; padding: 0 1.34em; font-size: 13px; line-height: 2.3 }
wx-button.button-hover { color: rgba(0, 0, 0, 0.6); background-color: #dedede }
wx-button.button-hover[type='primary'] { color: rgba(255, 255, 255, 0.6); background-color: #179b16 }
wx-button.button-hover[type='warn'] { color: rgba(255, 255, 255, 0.6); background-color: #ce3c39 }
wx-button[disabled] { color: rgba(0, 0, 0, 0.3); background-color: #f7f7f7; cursor: default }
wx-button[disabled][type='primary'] { color: rgba(255, 255, 255, 0.6); background-color: #9ed99d }
wx-button[disabled][type='warn'] { color: rgba(255, 255, 255, 0.6); background-color: #ec8b89 }
wx-button[plain] { color: #353535; background-color: transparent; border: 1px solid #353535 }
wx-button[plain]::after { border-width: 0 }
wx-button[plain].button-hover { color: rgba(53, 53, 53, 0.6); background-color: transparent; border-color: rgba(53, 53, 53, 0.6) }
wx-button[plain][type='primary'] { color: #1aad19; border-color: #1aad19 }
wx-button[plain][type='primary'].button-hover { color: rgba(26, 173, 25, 0.6); background-color: transparent; border-color: rgba(26, 173, 25, 0.6) }
wx-button[plain][type='warn'] { color: #e64340; border-color: #e64340 }
wx-button[plain][disabled] { color: rgba(0, 0, 0, 0.2); border-color: rgba(0, 0, 0, 0.2); background-color: transparent }
wx-button[loading]::before {
  content: ''; display: inline-block; width: 18px; height: 18px; margin-right: 5px; box-sizing: border-box; vertical-align: -0.15em;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; opacity: 0.7;
  animation: wx-button-loading 1s linear infinite;
}
wx-button[loading][size='mini']::before { width: 13px; height: 13px }
@keyframes wx-button-loading { to { transform: rotate(360deg) } }

${v2} wx-button { padding: 8px 24px; font-size: 17px; font-weight: 700; line-height: 1.41176471; color: #06ae56; background-color: #f2f2f2; border-radius: 4px }
${v2} wx-button:not([size='mini']) { width: 184px; margin-left: auto; margin-right: auto }
${v2} wx-button::after { display: none }
${v2} wx-button[size='mini'] { padding: 0 12px; font-size: 16px; line-height: 2 }
${v2} wx-button[type='primary'] { color: #fff; background-color: #07c160 }
${v2} wx-button[type='warn'] { color: #fa5151; background-color: #f2f2f2 }
${v2} wx-button.button-hover { color: #06ae56; background-color: #d9d9d9 }
${v2} wx-button.button-hover[type='primary'] { color: #fff; background-color: #06ad56 }
${v2} wx-button.button-hover[type='warn'] { color: #fa5151 }
${v2} wx-button[disabled] { color: rgba(0, 0, 0, 0.18); background-color: #f2f2f2 }
${v2} wx-button[disabled][type='primary'], ${v2} wx-button[disabled][type='warn'] { color: rgba(0, 0, 0, 0.18); background-color: #f2f2f2 }
${v2} wx-button[plain] { color: #353535; background-color: transparent; border: 1px solid #353535 }
${v2} wx-button[plain][type='primary'] { color: #07c160; border-color: #07c160; background-color: transparent }
${v2} wx-button[plain][type='warn'] { color: #fa5151; border-color: #fa5151; background-color: transparent }
${v2} wx-button[plain][type='primary'].button-hover { color: rgba(7, 193, 96, 0.6); background-color: transparent; border-color: rgba(7, 193, 96, 0.6) }
${v2} wx-button[plain][disabled] { color: rgba(0, 0, 0, 0.2); border-color: rgba(0, 0, 0, 0.2); background-color: transparent }

:where(:root[data-theme='dark']) wx-button { color: rgb(255 255 255 / 80%); background-color: #262626 }
:where(:root[data-theme='dark']) wx-button.button-hover { color: rgb(255 255 255 / 50%); background-color: #1a1a1a }
:where(:root[data-theme='dark']) wx-button[type='primary'] { color: rgb(255 255 255 / 90%); background-color: #1aad19 }
:where(:root[data-theme='dark']) wx-button[type='warn'] { color: rgb(255 255 255 / 90%); background-color: #e64340 }
:where(:root[data-theme='dark']) wx-button[disabled] { color: rgb(255 255 255 / 30%); background-color: #1f1f1f }
:where(:root[data-theme='dark']) wx-button[plain] { color: rgb(255 255 255 / 80%); border-color: rgb(255 255 255 / 50%); background-color: transparent }
:where(:root[data-theme='dark']) wx-button[plain][type='primary'] { color: #1aad19; border-color: #1aad19 }
:where(:root[data-theme='dark']) wx-button[plain][type='warn'] { color: #e64340; border-color: #e64340 }
:where(:root[data-theme='dark']) wx-button[plain][disabled] { color: rgb(255 255 255 / 20%); border-color: rgb(255 255 255 / 20%) }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button { color: #06ae56 }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[type='primary'] { color: #fff; background-color: #07c160 }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[type='warn'] { color: #fa5151; background-color: #262626 }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[plain] { color: rgb(255 255 255 / 80%) }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[plain][type='primary'] { color: #07c160; border-color: #07c160; background-color: transparent }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[plain][type='warn'] { color: #fa5151; border-color: #fa5151; background-color: transparent }
:where(:root[data-theme='dark']):where([data-style='v2']) wx-button[disabled] { color: rgb(255 255 255 / 18%); background-color: #1f1f1f }
`
