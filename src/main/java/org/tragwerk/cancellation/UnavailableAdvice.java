package org.tragwerk.cancellation;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers 503 with a page that asks to reload, while the database is unavailable, to
 * requests for the pages that emails link to.
 */
@ControllerAdvice(assignableTypes = { ContractChoiceController.class, ReceiptController.class })
class UnavailableAdvice {

	private static final Logger logger = LoggerFactory.getLogger(UnavailableAdvice.class);

	@ExceptionHandler({ DataAccessException.class, TransactionException.class })
	ModelAndView unavailable(RuntimeException failure, HttpServletResponse response) {
		logger.warn("A page of a declaration is unavailable: {}", FailureReason.of(failure));
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(DeclarationPage.RETRY_AFTER.toSeconds()));
		return new ModelAndView("cancellation/unavailable", HttpStatus.SERVICE_UNAVAILABLE);
	}

}
