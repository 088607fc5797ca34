export default {
  title: "Onrecord",
  root: "src",
  pages: [
    { name: "Who said what", path: "/speakers" },
    { name: "What happened when", path: "/timeline" },
    { name: "Conflict and cooperation", path: "/countries" },
    { name: "Copies left out", path: "/copies" }
  ],
  style: "style.css",
  // No fonts from elsewhere: pages are looked at without a network.
  globalStylesheets: [],
  head: '<link rel="icon" href="data:,">',
  footer: "It shows what articles say, as read by rules; not what is true.",
  search: false,
  toc: false,
  pager: false
}
