// Runs before the first paint: the theme that was chosen here overrules the system's, without a flash of the other.
try {
	const theme = localStorage.getItem('verdict-theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// A browser that keeps nothing follows the system.
}
