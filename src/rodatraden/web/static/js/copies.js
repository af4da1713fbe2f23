// Copies in the browser of what has not reached the server, one for each opening of a form.
// Where the browser keeps nothing (a private window) there is just no copy.
const PREFIX = "rodatraden-utkast|";

export function keepCopy(key, values) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // Full, or not allowed.
  }
}

export function removeCopy(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Not allowed.
  }
}

export function leftCopies(place) {
  const found = [];
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(`${PREFIX}${place}|`)) continue;
      const values = JSON.parse(localStorage.getItem(name));
      if (values && typeof values === "object") found.push([name.slice(PREFIX.length), values]);
    }
  } catch {
    // Not allowed, or not ours.
  }
  return found;
}
