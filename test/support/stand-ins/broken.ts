console.error('the vendor’s key is missing');
process.exit(3);
