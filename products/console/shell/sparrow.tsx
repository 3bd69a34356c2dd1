/** The bird of the house. */
export function Sparrow() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className="sparrow">
      <path
        d="M3 13c1.5-5 5-8 9.5-8 2.6 0 4.3 1.2 5.2 3L22 9.5l-3.8 1.6c-.2 4.6-3.3 8-7.7 8.4L9 22H7.6l.9-2.6C5.8 18.6 4 17 3 15l6-.6z"
        fill="#07c160"
      />
      <circle cx="14.6" cy="8.6" r="1" fill="#fff" />
    </svg>
  )
}
