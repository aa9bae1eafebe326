// Paths of Windows and of Linux, taken apart.

export const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, "");
export const fileOf = (path: string): string => path.replace(/^.*[\\/]/, "");
