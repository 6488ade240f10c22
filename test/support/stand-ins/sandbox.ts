import '../stand-in';
