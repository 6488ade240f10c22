/** Dynamic imports of our own files end in `.js`, as TypeScript wants it; the files end in `.ts`. */
module.exports = (request, options) => {
  const own = request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!own) return options.defaultResolver(request, options);
  try {
    return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
  } catch {
    return options.defaultResolver(request, options);
  }
};
