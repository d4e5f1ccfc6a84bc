// They have no types of their own, and lie on no machine but that of their system.
declare module '@koromix/koffi-win32-arm64' {
  export { default } from 'koffi';
}
declare module '@koromix/koffi-win32-x64' {
  export { default } from 'koffi';
}
