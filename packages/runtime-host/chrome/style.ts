/** The look of the window around an app's pages: WeUI's measures, so that apps look at home. */
export const chromeStyle = `
:host { all: initial; display: block; position: relative; width: 100%; height: 100%; contain: strict; container-type: size; }
*, *::before, *::after { box-sizing: border-box; }
.window {
  --ink: rgb(0 0 0 / 90%); --quiet: rgb(0 0 0 / 60%); --line: rgb(0 0 0 / 10%); --paper: #fff; --ground: #ededed;
  --accent: #07c160; --danger: #fa5151; --link: #576b95;
  --status: env(safe-area-inset-top, 0px); --bottom: env(safe-area-inset-bottom, 0px); --bar: 44px; --tabs: 50px;
  position: absolute; inset: 0; overflow: hidden; background: var(--paper); color: var(--ink);
  font: 17px/1.4 system-ui, -apple-system, 'Helvetica Neue', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  -webkit-tap-highlight-color: transparent; user-select: none; -webkit-user-select: none;
}
.window.dark {
  --ink: rgb(255 255 255 / 80%); --quiet: rgb(255 255 255 / 50%); --line: rgb(255 255 255 / 10%);
  --paper: #191919; --ground: #111; --link: #7d90a9;
}
.window.veiled > * { visibility: hidden !important; }
.window.turned { inset: 0 auto auto 100%; width: 100cqh; height: 100cqw; transform-origin: 0 0; transform: rotate(90deg); }
button { font: inherit; color: inherit; border: 0; padding: 0; background: none; cursor: pointer; appearance: none; }
:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
svg { display: block; width: 24px; height: 24px; }
[hidden] { display: none !important; }

.pages { position: absolute; inset: 0; }
.probe { position: absolute; visibility: hidden; padding: var(--status) 0 var(--bottom); }
.sheet { position: absolute; inset: 0; display: flex; flex-direction: column; background: var(--paper); }
.sheet.resting { visibility: hidden; }
.sheet.moving { box-shadow: -4px 0 24px rgb(0 0 0 / 12%); }
.sheet.custom { display: block; }
.sheet.with-tabs:not(.custom) { padding-bottom: calc(var(--tabs) + var(--bottom)); }
.sheet.with-top-tabs:not(.custom) .view { margin-top: var(--tabs); }
.view { position: relative; flex: 1; min-height: 0; overflow: hidden; }
.custom > .view { position: absolute; inset: 0; }
.custom.with-tabs > .view { bottom: calc(var(--tabs) + var(--bottom)); }
.view > iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: transparent; color-scheme: light; }
.dark-app .view > iframe { color-scheme: dark; }
.spares { position: absolute; inset: 0; visibility: hidden; }
.spares > iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }

.navigation { position: relative; flex: none; height: calc(var(--status) + var(--bar)); padding-top: var(--status); z-index: 1; }
.navigation .row { position: relative; display: flex; align-items: center; height: var(--bar); }
.navigation .title { position: absolute; left: 96px; right: 96px; display: flex; align-items: center; justify-content: center; gap: 8px; pointer-events: none; }
.navigation .title > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
.navigation.light { color: #fff; }
.navigation.dark { color: #000; }
.navigation .leave { display: grid; place-items: center; width: 44px; height: var(--bar); }
.site { position: absolute; inset: 0; display: flex; flex-direction: column; background: var(--paper); }
.site-bar { flex: none; display: flex; align-items: center; height: 32px; padding-left: 16px; background: var(--ground); color: var(--quiet); font-size: 12px; }
.site-bar .where { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.site-bar a { display: grid; place-items: center; width: 44px; height: 32px; color: inherit; }
.site-bar svg { width: 18px; height: 18px; }
.site > iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
.site-notice { display: none; padding: 48px 32px; color: var(--quiet); font-size: 15px; text-align: center; }
.site.refused > iframe { display: none; }
.site.refused > .site-notice { display: block; }
.custom .site { padding-top: calc(var(--status) + var(--bar)); }
.custom > .navigation { display: none; }

.capsule { position: absolute; z-index: 500; top: calc(var(--status) + 6px); right: 7px; display: flex; width: 87px; height: 32px;
  border: .5px solid rgb(0 0 0 / 12%); border-radius: 16px; background: rgb(255 255 255 / 60%); color: #000; overflow: hidden; }
.capsule.light { border-color: rgb(255 255 255 / 25%); background: rgb(0 0 0 / 15%); color: #fff; }
.capsule button { flex: 1; display: grid; place-items: center; border-radius: 16px; }
.capsule button + button::before { content: ''; position: absolute; left: 43px; top: 7px; width: .5px; height: 18px; background: currentColor; opacity: .2; }
.capsule svg { width: 20px; height: 20px; }

.tabs { position: absolute; z-index: 50; left: 0; right: 0; bottom: 0; display: flex; height: calc(var(--tabs) + var(--bottom));
  padding-bottom: var(--bottom); background: var(--tabs-ground, #f7f7f7); border-top: .5px solid var(--tabs-line, rgb(0 0 0 / 15%)); }
.tabs.top { top: calc(var(--status) + var(--bar)); bottom: auto; height: var(--tabs); padding: 0; border-top: 0; border-bottom: .5px solid var(--tabs-line); }
.tabs button { position: relative; flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: 2px; font-size: 10px; line-height: 1.4; color: var(--tabs-color, #999); }
.tabs button[aria-selected='true'] { color: var(--tabs-selected, #07c160); }
.tabs.top button { font-size: 14px; }
.tabs.top button[aria-selected='true']::after { content: ''; position: absolute; bottom: 0; width: 40px; height: 3px; background: currentColor; }
.tabs .picture { position: relative; }
.tabs img { display: block; width: 27px; height: 27px; object-fit: contain; }
.tabs .label { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tabs .without-icon .label { font-size: 15px; }
.badge { position: absolute; left: 100%; top: -4px; min-width: 18px; height: 18px; margin-left: -8px; padding: 0 5px; border-radius: 9px;
  background: var(--danger); color: #fff; font-size: 11px; line-height: 18px; text-align: center; white-space: nowrap; }
.badge.dot { min-width: 8px; width: 8px; height: 8px; margin-left: -4px; padding: 0; }

.spinner { width: 20px; height: 20px; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; opacity: .7; animation: turn .9s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }

.overlays { position: absolute; inset: 0; z-index: 400; pointer-events: none; }
.overlays.over-capsule { z-index: 600; }
.overlays > * { pointer-events: auto; }
.notice { position: absolute; inset: 0; pointer-events: none; }
.package-wait { z-index: 410; }
.notice.modal { pointer-events: auto; }
.notice > div { position: absolute; left: 50%; top: 42%; transform: translate(-50%, -50%); display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 12px; max-width: 70%; padding: 12px 16px; border-radius: 12px; background: rgb(76 76 76 / 96%); color: #fff;
  font-size: 14px; text-align: center; overflow-wrap: anywhere; }
.notice.pictured > div { width: 136px; min-height: 136px; font-size: 17px; }
.notice svg, .notice img, .notice .spinner { width: 40px; height: 40px; }
.notice .text { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.shade { position: absolute; inset: 0; background: rgb(0 0 0 / 50%); animation: appear .15s; }
@keyframes appear { from { opacity: 0; } }
.dialog { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); display: flex; flex-direction: column; width: min(320px, 86%); max-height: 80%;
  border-radius: 12px; background: var(--paper); overflow: hidden; text-align: center; }
.dialog h2 { flex: none; margin: 0; padding: 32px 24px 16px; font-size: 17px; font-weight: 700; }
.dialog h2:last-of-type:not(:has(+ .content)) { padding-bottom: 32px; }
.dialog .content { padding: 0 24px 32px; color: var(--quiet); overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; user-select: text; -webkit-user-select: text; }
.dialog .content:first-child { padding-top: 32px; color: var(--ink); }
.dialog textarea { width: 100%; min-height: 72px; padding: 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: var(--ink); font: inherit; resize: none; }
.dialog .buttons { flex: none; display: flex; border-top: .5px solid var(--line); }
.dialog .buttons button { flex: 1; min-height: 56px; font-weight: 700; color: var(--link); }
.dialog .buttons button + button { border-left: .5px solid var(--line); }
.dialog .buttons .cancel { color: var(--ink); font-weight: 400; }
.drawer { position: absolute; left: 0; right: 0; bottom: 0; max-height: 80%; overflow: auto; border-radius: 12px 12px 0 0; background: var(--ground);
  padding-bottom: var(--bottom); animation: rise .2s ease-out; }
@keyframes rise { from { transform: translateY(100%); } }
.drawer .heading { padding: 16px 24px; background: var(--paper); color: var(--quiet); font-size: 12px; text-align: center; }
.drawer .choice { display: block; width: 100%; min-height: 56px; padding: 8px 16px; background: var(--paper); border-top: .5px solid var(--line); }
.drawer .cancel { display: block; width: 100%; min-height: 56px; margin-top: 8px; background: var(--paper); }
.drawer .app { display: flex; align-items: center; gap: 12px; padding: 20px 20px 8px; }
.drawer .app img, .splash img { border-radius: 50%; background: var(--line); object-fit: cover; }
.drawer .app small { display: block; color: var(--quiet); font-size: 12px; }
.drawer .actions { display: flex; flex-wrap: wrap; gap: 8px 4px; padding: 12px 12px 20px; }
.drawer .actions button { display: flex; flex-direction: column; align-items: center; gap: 8px; width: 76px; font-size: 11px; color: var(--quiet); }
.drawer .actions i { display: grid; place-items: center; width: 52px; height: 52px; border-radius: 12px; background: var(--paper); color: var(--ink); }
.drawer .permission { display: flex; justify-content: space-between; align-items: center; min-height: 56px; padding: 8px 20px; background: var(--paper); border-top: .5px solid var(--line); }
.drawer .permission input { width: 20px; height: 20px; accent-color: var(--accent); }
.drawer .pair { display: flex; gap: 12px; padding: 16px 20px 24px; justify-content: center; background: var(--paper); }
.drawer .pair button { min-width: 120px; height: 40px; border-radius: 6px; background: var(--ground); color: var(--accent); font-weight: 500; }
.drawer .pair .primary { background: var(--accent); color: #fff; }
.drawer .question { padding: 8px 20px; background: var(--paper); text-align: center; }
.drawer .contract { display: block; width: 100%; min-height: 44px; padding: 8px 20px; background: var(--paper); color: var(--link); }
.drawer .guide { padding: 8px 24px 16px; background: var(--paper); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 14px; user-select: text; -webkit-user-select: text; }

.viewer { position: absolute; inset: 0; background: #000; color: #fff; }
.viewer .strip { display: flex; height: 100%; overflow-x: auto; scroll-snap-type: x mandatory; scrollbar-width: none; }
.viewer figure { flex: 0 0 100%; display: grid; place-items: center; height: 100%; margin: 0; scroll-snap-align: center; scroll-snap-stop: always; overflow: hidden; }
.viewer img { max-width: 100%; max-height: 100%; object-fit: contain; }
.viewer .count { position: absolute; top: calc(var(--status) + 14px); left: 0; right: 0; text-align: center; font-size: 15px; pointer-events: none; }
.viewer .shut { position: absolute; top: calc(var(--status) + 4px); left: 4px; width: 44px; height: 44px; display: grid; place-items: center; }

.splash, .failure { position: absolute; inset: 0; z-index: 300; display: flex; flex-direction: column; align-items: center; background: var(--paper); }
.splash { justify-content: flex-start; padding-top: 32%; gap: 16px; transition: opacity .15s; }
.splash.leaving { opacity: 0; pointer-events: none; }
.splash .name { font-weight: 500; }
.splash .wait { display: flex; gap: 8px; margin-top: 24px; color: var(--quiet); }
.failure { z-index: 450; justify-content: center; gap: 12px; padding: 24px; text-align: center; }
.failure.thin { background: rgb(0 0 0 / 50%); }
.failure.thin > div { padding: 24px; border-radius: 12px; background: var(--paper); }
.failure h2 { margin: 0; font-size: 18px; }
.failure p { margin: 8px 0 0; color: var(--quiet); font-size: 15px; overflow-wrap: anywhere; }
.failure pre { max-width: 100%; max-height: 40%; margin: 16px 0 0; padding: 12px; overflow: auto; border-radius: 8px; background: var(--ground); color: var(--quiet);
  font-size: 12px; text-align: left; white-space: pre-wrap; user-select: text; -webkit-user-select: text; }
.failure .buttons { display: flex; gap: 12px; justify-content: center; margin-top: 20px; }
.failure .buttons button { min-width: 112px; min-height: 44px; padding: 0 16px; border-radius: 8px; background: var(--ground); font-weight: 500; }
.failure .buttons button:last-child { background: var(--accent); color: #fff; }

@media (prefers-reduced-motion: reduce) { .shade, .drawer { animation: none; } .spinner { animation-duration: 3s; } .splash { transition: none; } }
`
