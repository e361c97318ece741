export const id = 6497;
export const ids = [6497];
export const modules = {

/***/ 6497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   historyOf: () => (/* reexport safe */ _deploy2_js__WEBPACK_IMPORTED_MODULE_0__.c)
/* harmony export */ });
/* harmony import */ var _deploy2_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9534);



/***/ })

};
