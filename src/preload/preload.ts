// What the page may reach of Electron.
export {}
