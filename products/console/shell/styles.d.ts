/** Style sheets are imported for their effect; the bundler collects them. */
declare module '*.css'
declare module 'tdesign-react/es/_util/react-19-adapter.js'
