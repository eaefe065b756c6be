package org.tragwerk.site;

import org.springframework.beans.PropertyAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingErrorProcessor;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/**
 * How form fields are bound: to the components of the form's record and to nothing else.
 * Nested and indexed names, markers and request headers are ignored; a value that does
 * not fit, such as two values for one text, is answered with 400.
 */
@ControllerAdvice
class FormBinderAdvice {

	private static final BindingErrorProcessor ERRORS = new MismatchErrorProcessor();

	@InitBinder
	void bindNamedFieldsOnly(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
		binder.setFieldMarkerPrefix(null);
		binder.setFieldDefaultPrefix(null);
		binder.setBindingErrorProcessor(ERRORS);
		if (binder instanceof ExtendedServletRequestDataBinder servletBinder) {
			servletBinder.setHeaderPredicate((header) -> false);
		}
	}

	private static final class MismatchErrorProcessor extends DefaultBindingErrorProcessor {

		@Override
		public void processPropertyAccessException(PropertyAccessException ex, BindingResult result) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getErrorCode());
		}

	}

}
